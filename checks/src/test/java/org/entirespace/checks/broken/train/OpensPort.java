/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.checks.broken.train;

import io.undertow.Undertow;

record OpensPort(Undertow server) {}
