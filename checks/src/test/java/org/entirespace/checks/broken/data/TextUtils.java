/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.checks.broken.data;

final class TextUtils {
    private TextUtils() {}
}
