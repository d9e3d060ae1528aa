/* SPDX-License-Identifier: Apache-2.0 */
/** A trained model as a folder of sealed files. */
@NullMarked
package org.entirespace.model.bundle;

import org.jspecify.annotations.NullMarked;
