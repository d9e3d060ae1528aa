/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.checks.broken.data;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

@JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
interface NamedInJson {}
