/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.tower;

/**
 * A sum of the parameters' gradients, in the form that an engine adds to; made by {@link Towers#gradient}, begun by {@link
 * TowerPass#begin}, read through {@link Towers#sumOf}. One pass at a time.
 */
public interface TowerGradient {}
