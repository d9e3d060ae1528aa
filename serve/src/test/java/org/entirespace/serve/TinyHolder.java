/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.entirespace.model.network.Network;
import org.entirespace.model.scoring.BundleLoading;
import org.entirespace.serve.drift.DriftWatch;
import org.entirespace.serve.holder.HolderListener;
import org.entirespace.serve.holder.HolderOptions;
import org.entirespace.serve.holder.ModelFolders;
import org.entirespace.serve.holder.ModelHolder;
import org.jspecify.annotations.Nullable;

/** A holder with one small model, {@code shop} version 1. */
public final class TinyHolder {

    private TinyHolder() {}

    /** Writes the model below a folder and loads it. */
    public static ModelHolder in(Path folder) throws Exception {
        return in(folder, HolderListener.NONE);
    }

    /** Writes the model below a folder and loads it. */
    public static ModelHolder in(Path folder, HolderListener listener) throws Exception {
        return in(folder, listener, null);
    }

    /** Writes the model below a folder and loads it; its scores are watched. */
    public static ModelHolder in(Path folder, HolderListener listener, @Nullable DriftWatch drift) throws Exception {
        write(folder);
        ModelHolder holder = new ModelHolder(
                ModelFolders.of(List.of(folder)),
                bundle -> BundleLoading.load(bundle, TinyModels.ENGINE),
                new HolderOptions(2, 1, drift),
                listener);
        holder.load("shop");
        return holder;
    }

    /** Writes the model below a folder. */
    public static Network write(Path folder) throws IOException {
        return TinyModels.write(folder.resolve("shop").resolve("1"), "shop", 1);
    }
}
