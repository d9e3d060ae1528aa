/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Documents that people write in YAML: read with the place of every value, held against a JSON schema that is generated
 * from records, and bound to these records. What a document is about is not known here.
 */
@NullMarked
package org.entirespace.train.document;

import org.jspecify.annotations.NullMarked;
