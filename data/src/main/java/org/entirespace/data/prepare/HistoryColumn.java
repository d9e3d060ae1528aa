/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

/**
 * A history feature over the impressions {@code i}.
 *
 * @param sql SQL of its value, a BIGINT that is never NULL
 * @param join SQL that joins what the value reads
 */
record HistoryColumn(String sql, String join) {}
