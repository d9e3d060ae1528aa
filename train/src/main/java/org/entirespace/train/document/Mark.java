/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.document;

/**
 * Where a value of a document stands.
 *
 * @param key where its key begins; for an item of a list, where the item begins
 * @param value where the value begins; where its key begins when there is nothing behind it
 */
record Mark(Place key, Place value) {}
