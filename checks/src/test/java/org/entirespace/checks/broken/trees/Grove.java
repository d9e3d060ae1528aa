/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.checks.broken.trees;

import ml.dmlc.xgboost4j.java.DMatrix;

/** A use of the library where it lives. */
public record Grove(DMatrix samples) {}
