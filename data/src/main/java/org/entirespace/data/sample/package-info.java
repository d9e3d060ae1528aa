/* SPDX-License-Identifier: Apache-2.0 */
/** Prepared samples on disk: the manifest, what it lists, and readers that fill batches. */
@NullMarked
package org.entirespace.data.sample;

import org.jspecify.annotations.NullMarked;
