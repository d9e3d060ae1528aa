/* SPDX-License-Identifier: Apache-2.0 */
/** Raw values of a request as they come in, and the batch that they become. */
@NullMarked
package org.entirespace.model.request;

import org.jspecify.annotations.NullMarked;
