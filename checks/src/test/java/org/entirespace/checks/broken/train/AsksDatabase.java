/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.checks.broken.train;

import java.sql.Connection;

record AsksDatabase(Connection connection) {}
