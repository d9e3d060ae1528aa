/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.http;

import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.util.Map;

/** What answers at an address. */
@FunctionalInterface
interface Endpoint {

    /**
     * Answers, now or later; must not wait.
     *
     * @param names what stood in the address where the route has a name in braces
     */
    void handle(HttpServerExchange exchange, Map<String, String> names) throws IOException;
}
