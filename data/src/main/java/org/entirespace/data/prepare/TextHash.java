/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

/** SQL of a number for a text that is the same in every run and every version of the database. */
final class TextHash {

    private static final int BYTES = 8;

    private TextHash() {}

    /**
     * The first 60 bits of a text's MD5, a BIGINT.
     *
     * <p>The database reads the checksum as a number whose last byte is the first of the checksum. Turning its bytes round takes less
     * than writing them in hexadecimal digits and reading these again. It computes an expression that occurs several times once.
     *
     * @param text SQL of the text, which is not NULL
     */
    static String sql(String text) {
        String number = "CAST(md5_number(" + text + ") & 18446744073709551615::UHUGEINT AS UBIGINT)";
        StringBuilder turned = new StringBuilder();
        for (int i = 0; i < BYTES; i++) {
            turned.append(i == 0 ? "" : " | ")
                    .append("(((")
                    .append(number)
                    .append(" >> ")
                    .append(8 * i)
                    .append(") & 255) << ")
                    .append(8 * (BYTES - 1 - i))
                    .append(')');
        }
        return "CAST((" + turned + ") >> 4 AS BIGINT)";
    }
}
