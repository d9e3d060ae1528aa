/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.checks.broken.data;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.PolymorphicTypeValidator;

final class TypedJson {
    JsonMapper mapper(PolymorphicTypeValidator validator) {
        return JsonMapper.builder().activateDefaultTyping(validator).build();
    }
}
