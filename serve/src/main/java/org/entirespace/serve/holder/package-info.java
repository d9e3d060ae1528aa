/* SPDX-License-Identifier: Apache-2.0 */
/** The models in service: several versions of each, loaded, replaced and unloaded while requests run. Knows no protocol. */
@NullMarked
package org.entirespace.serve.holder;

import org.jspecify.annotations.NullMarked;
