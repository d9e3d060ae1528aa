/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.checks.broken.core;

import tools.jackson.databind.JsonNode;

record CoreParsesJson(JsonNode node) {}
