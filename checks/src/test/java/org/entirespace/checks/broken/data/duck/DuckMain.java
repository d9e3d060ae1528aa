/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.checks.broken.data.duck;

import java.sql.Connection;
import java.sql.SQLException;

/** The one program whose standard output is a protocol. */
final class DuckMain {
    void answer(Connection connection) throws SQLException {
        System.out.println(connection.getCatalog());
    }
}
