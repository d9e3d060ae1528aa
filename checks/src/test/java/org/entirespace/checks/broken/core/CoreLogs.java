/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.checks.broken.core;

import java.util.logging.Logger;

final class CoreLogs {
    void log(Logger logger) {
        logger.info("the core has nothing to say");
    }
}
