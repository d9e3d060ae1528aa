/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.checks.broken.core;

import org.entirespace.checks.broken.data.Table;

record CoreReadsData(Table table) {}
