/* SPDX-License-Identifier: Apache-2.0 */
/** Names under which several models are served, each to a share of the users; knows no protocol. */
@NullMarked
package org.entirespace.serve.split;

import org.jspecify.annotations.NullMarked;
