/* SPDX-License-Identifier: Apache-2.0 */
/** The doors to a model that can be asked its golden requests: this library, batch prediction, servers, an exported model. */
@NullMarked
package org.entirespace.cli.doors;

import org.jspecify.annotations.NullMarked;
