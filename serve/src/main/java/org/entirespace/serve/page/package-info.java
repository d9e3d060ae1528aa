/* SPDX-License-Identifier: Apache-2.0 */
/** The page that a server shows to people in a browser, and what it asks of the server; free of HTTP. */
@NullMarked
package org.entirespace.serve.page;

import org.jspecify.annotations.NullMarked;
