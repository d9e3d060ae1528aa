/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.checks.broken.model;

import org.entirespace.checks.broken.train.TrainReadsData;

record ModelReadsTrain(TrainReadsData data) {}
