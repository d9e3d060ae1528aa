/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.world;

/**
 * What a time of the log means to everybody.
 *
 * @param time milliseconds since 1970
 * @param mood how much readier to click people are, as a logit
 * @param sine of the angle that slow waves have reached; 0 where there are none
 * @param cosine of the same angle; 0 where there are none
 */
record Moment(long time, double mood, double sine, double cosine) {}
