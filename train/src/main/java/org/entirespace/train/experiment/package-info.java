/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Experiments: one YAML file that says which models are compared on which data, with which seeds; read, checked as a whole
 * and turned into records.
 */
@NullMarked
package org.entirespace.train.experiment;

import org.jspecify.annotations.NullMarked;
