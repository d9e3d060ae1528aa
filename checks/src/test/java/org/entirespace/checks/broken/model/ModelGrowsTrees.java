/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.checks.broken.model;

import ml.dmlc.xgboost4j.java.Booster;
import org.entirespace.checks.broken.trees.Grove;

record ModelGrowsTrees(Grove grove, Booster booster) {}
