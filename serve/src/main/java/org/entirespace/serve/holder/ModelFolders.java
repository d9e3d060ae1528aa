/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.holder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.entirespace.model.bundle.ModelBundle;

/**
 * Where the bundles of models lie: single bundles, each a model, and folders of models, where {@code model/} is a bundle, or has a
 * folder {@code version/} for each version, which is a bundle. {@code model.zip} and {@code version.zip} are bundles too, where there is
 * no folder of that name. What lies there is looked up anew each time. A name that somebody asks for never becomes a path. Immutable.
 */
public final class ModelFolders {

    private static final String ZIP = ".zip";

    /** What models and versions may be called; other folders are passed over. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}");

    private final Map<String, Path> bundles; // single ones by name
    private final List<Path> folders; // of models

    private ModelFolders(Map<String, Path> bundles, List<Path> folders) {
        this.bundles = bundles;
        this.folders = folders;
    }

    /**
     * The models below some folders. A folder with a manifest is a bundle, as is a file, and its model has the name that the
     * manifest tells; any other is a folder of models.
     *
     * @throws IOException when a manifest cannot be read
     * @throws IllegalArgumentException when two bundles have one name, or a name cannot be part of an address
     */
    public static ModelFolders of(List<Path> paths) throws IOException {
        Map<String, Path> bundles = new TreeMap<>();
        List<Path> folders = new ArrayList<>();
        for (Path path : paths) {
            if (!ModelBundle.isAt(path)) {
                folders.add(path);
                continue;
            }
            String name = ModelBundle.readManifest(path).name();
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException(path + ": model '" + name + "'; expected a name of letters, digits,"
                        + " '_', '.' and '-', or the folder of a folder of models");
            }
            if (bundles.putIfAbsent(name, path) != null) {
                throw new IllegalArgumentException(path + ": model '" + name + "' is also " + bundles.get(name)
                        + "; expected each name once, or versions in a folder of models");
            }
        }
        return new ModelFolders(bundles, List.copyOf(folders));
    }

    /**
     * The models that are there now, in the order of their names.
     *
     * @throws IOException when a folder cannot be read
     */
    List<String> names() throws IOException {
        TreeMap<String, Path> names = new TreeMap<>(bundles);
        for (Path folder : folders) {
            names.putAll(children(folder));
        }
        return List.copyOf(names.keySet());
    }

    /**
     * The versions of a model that are there now, newest first; empty where there is no such model.
     *
     * @throws IOException when a folder cannot be read
     */
    List<BundleFolder> versions(String model) throws IOException {
        Path single = bundles.get(model);
        if (single != null) {
            return List.of(new BundleFolder(Optional.empty(), single));
        }
        for (Path folder : folders) {
            Path found = children(folder).get(model);
            if (found != null && ModelBundle.isAt(found)) {
                return List.of(new BundleFolder(Optional.empty(), found));
            }
            if (found != null) {
                return children(found).entrySet().stream()
                        .sorted(Map.Entry.<String, Path>comparingByKey(BundleFolder.OLDEST_FIRST)
                                .reversed())
                        .map(entry -> new BundleFolder(Optional.of(entry.getKey()), entry.getValue()))
                        .toList();
            }
        }
        return List.of();
    }

    private static Map<String, Path> children(Path folder) throws IOException {
        Map<String, Path> found = new TreeMap<>(Comparator.naturalOrder());
        try (var stream = Files.newDirectoryStream(folder)) {
            for (Path child : stream) {
                String name = String.valueOf(child.getFileName());
                boolean zip = name.endsWith(ZIP) && Files.isRegularFile(child);
                String plain = zip ? name.substring(0, name.length() - ZIP.length()) : name;
                if (!NAME.matcher(plain).matches()) {
                    continue;
                }
                if (zip) {
                    found.putIfAbsent(plain, child);
                } else if (Files.isDirectory(child)) {
                    found.put(plain, child);
                }
            }
        }
        return found;
    }
}
