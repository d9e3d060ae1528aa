/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.holder;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entirespace.model.bundle.ModelBundle;
import org.entirespace.model.scoring.BundleLoading;
import org.jspecify.annotations.Nullable;

/** One load of a model: which versions are served afterwards, and which are not, and why. One thread. */
final class Loading {

    private static final int DIGITS = 12; // of a seal, where it stands for a version

    private final String model;
    private final List<ServedModel> before;
    private final BundleLoader loader;
    private final HolderOptions options;
    private final IdleHelp help;
    private final List<ServedModel> good = new ArrayList<>(); // newest first
    private final Map<String, String> refusals = new LinkedHashMap<>(); // reasons by version

    Loading(String model, @Nullable Versions before, BundleLoader loader, HolderOptions options, IdleHelp help) {
        this.model = model;
        this.before = before == null ? List.of() : before.newestFirst();
        this.loader = loader;
        this.options = options;
        this.help = help;
    }

    /** Takes the first good ones of some versions. */
    void read(List<BundleFolder> newestFirst) throws InterruptedException {
        for (BundleFolder folder : newestFirst) {
            if (good.size() == options.versions()) {
                break;
            }
            try {
                Optional<ServedModel> same = unchanged(folder);
                good.add(same.isPresent() ? same.get() : load(folder));
            } catch (IOException | RuntimeException e) {
                refusals.put(folder.version().orElse(""), reason(e));
            }
        }
    }

    private static String reason(Exception failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }

    /** The version that is served from this folder, where the folder still holds it. */
    private Optional<ServedModel> unchanged(BundleFolder folder) throws IOException {
        String seal = ModelBundle.readManifest(folder.path()).seal();
        return before.stream()
                .filter(one -> one.folder().equals(folder.path())
                        && one.manifest().seal().equals(seal))
                .findFirst();
    }

    private ServedModel load(BundleFolder folder) throws IOException, InterruptedException {
        BundleLoading loading = loader.load(folder.path());
        String version = folder.version()
                .orElseGet(() -> loading.bundle().manifest().seal().substring(0, DIGITS));
        ServedModel loaded = new ServedModel(model, version, folder.path(), loading, options, help);
        Trial.of(loaded, before.isEmpty() ? null : before.get(0));
        return loaded;
    }

    Map<String, String> refusals() {
        return refusals;
    }

    /** What is served from now on: all that is good, and where something was refused all that was served before and is not replaced. */
    List<ServedModel> served() {
        List<ServedModel> all = new ArrayList<>(good);
        if (!refusals.isEmpty()) {
            for (ServedModel one : before) {
                boolean replaced = good.stream()
                        .anyMatch(other -> other.version().equals(one.version())
                                || other.folder().equals(one.folder()));
                if (!replaced) {
                    all.add(one);
                }
            }
        }
        return all;
    }

    /** What was refused, and what goes on. */
    String complaint() {
        List<String> parts = new ArrayList<>();
        refusals.forEach((version, reason) ->
                parts.add((version.isEmpty() ? "the bundle" : "version '" + version + "'") + " is refused: " + reason));
        List<String> on = served().stream().map(ServedModel::version).toList();
        return "model '" + model + "': " + String.join("; ", parts) + "; served: "
                + (on.isEmpty() ? "nothing" : "version " + String.join(", ", on));
    }
}
