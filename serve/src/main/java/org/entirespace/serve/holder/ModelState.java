/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.holder;

/**
 * A version of a model, served or not.
 *
 * @param model the model's name
 * @param version the version; empty where nothing of the model is served and its bundle has no version beside its content
 * @param ready whether it is served
 * @param reason why it is not; empty where it is, or nobody asked for it
 */
public record ModelState(String model, String version, boolean ready, String reason) {}
