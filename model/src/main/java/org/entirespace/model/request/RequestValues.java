/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.request;

import java.util.List;

/**
 * Where the raw values of a request go as they are read: rows, and the row {@link RawRows#REQUEST} of what they have in common. Fields
 * have numbers from 0. One thread at a time.
 */
public interface RequestValues {

    /** The number of a field; -1 where there is none of this name. */
    int field(String name);

    /** The name of a field. */
    String name(int field);

    /** Whether a field takes numbers; others take texts. */
    boolean isNumeric(int field);

    /** Forgets all rows and what they have in common. */
    void begin();

    /** Adds a row without values; returns its number, from 0. */
    int add();

    /** The number of rows. */
    int rows();

    /**
     * Sets a text.
     *
     * @param field its number
     * @param row a row's number, or {@link RawRows#REQUEST}
     * @throws IllegalRequestException when the field takes no text, or has a value already
     */
    void text(int field, int row, String value) throws IllegalRequestException;

    /**
     * Sets a number.
     *
     * @param field its number
     * @param row a row's number, or {@link RawRows#REQUEST}
     * @throws IllegalRequestException when the field takes no number, has a value already, or the number is not finite
     */
    void number(int field, int row, double value) throws IllegalRequestException;

    /**
     * Sets the texts of a bag.
     *
     * @param field its number
     * @param row a row's number, or {@link RawRows#REQUEST}
     * @throws IllegalRequestException when the field takes no list, or has a value already
     */
    void texts(int field, int row, List<String> values) throws IllegalRequestException;
}
