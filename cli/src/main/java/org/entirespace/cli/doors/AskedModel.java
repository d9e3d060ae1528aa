/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli.doors;

import java.nio.file.Path;
import org.entirespace.model.scoring.BundleLoading;
import org.entirespace.model.tower.TowerEngine;

/**
 * The model whose doors are asked.
 *
 * @param path where it lies
 * @param loading the model as it was read, whatever it answers
 * @param engine computes towers, where the door leaves a choice
 * @param folder an existing folder for what doors write; the caller's to delete
 */
public record AskedModel(Path path, BundleLoading loading, TowerEngine engine, Path folder) {}
