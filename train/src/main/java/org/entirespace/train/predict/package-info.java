/* SPDX-License-Identifier: Apache-2.0 */
/** Batch prediction: files of raw rows in, Parquet files with every probability of a graph out. */
@NullMarked
package org.entirespace.train.predict;

import org.jspecify.annotations.NullMarked;
