/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.holder;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The models in service. Loading reads and tries new versions beside those that are served, then replaces all at once; a version
 * that is refused never replaces one that is served. A request keeps the version that it began with. Loads and unloads of one
 * model wait for each other. Threads share it.
 */
public final class ModelHolder {

    private final ModelFolders folders;
    private final BundleLoader loader;
    private final HolderOptions options;
    private final HolderListener listener;
    private final IdleHelp help;
    private final Map<String, Object> locks = new ConcurrentHashMap<>(); // of models that were found in a folder once
    private final Map<String, Map<String, String>> refusals = new ConcurrentHashMap<>(); // reasons by model and version
    private final List<Consumer<String>> watchers = new CopyOnWriteArrayList<>();
    private volatile Map<String, Versions> served = Map.of(); // replaced as a whole

    /** A holder of nothing yet. */
    public ModelHolder(ModelFolders folders, BundleLoader loader, HolderOptions options, HolderListener listener) {
        this.folders = folders;
        this.loader = loader;
        this.options = options;
        this.listener = listener;
        help = new IdleHelp(options.lanes());
    }

    /**
     * Begins a request by the newest version of a model; waits where more requests are being scored than there are lanes.
     *
     * @throws UnknownModelException when the model is not served
     */
    public Lease lease(String model) throws UnknownModelException, InterruptedException {
        return new Lease(newest(model), listener);
    }

    /**
     * Begins a request by one version of a model.
     *
     * @throws UnknownModelException when the version is not served
     */
    public Lease lease(String model, String version) throws UnknownModelException, InterruptedException {
        return new Lease(version(model, version), listener);
    }

    /**
     * Begins to score by the newest version of a model for comparison: nobody is told of the rows, and they count for no drift.
     *
     * @throws UnknownModelException when the model is not served
     */
    public Lease leaseUnheard(String model) throws UnknownModelException, InterruptedException {
        return Lease.unheard(newest(model));
    }

    /**
     * The newest version of a model that is served.
     *
     * @throws UnknownModelException when there is none
     */
    public ServedModel newest(String model) throws UnknownModelException {
        return versions(model).newest();
    }

    /**
     * A version of a model that is served.
     *
     * @throws UnknownModelException when it is not
     */
    public ServedModel version(String model, String version) throws UnknownModelException {
        return versions(model)
                .version(version)
                .orElseThrow(() ->
                        new UnknownModelException("version '" + version + "' of model '" + model + "' is not served"));
    }

    private Versions versions(String model) throws UnknownModelException {
        Versions versions = served.get(model);
        if (versions == null) {
            throw new UnknownModelException("model '" + model + "' is not served");
        }
        return versions;
    }

    /** All versions that are served: models by name, of each the newest first. */
    public List<ServedModel> served() {
        return new TreeMap<>(served)
                .values().stream()
                        .flatMap(versions -> versions.newestFirst().stream())
                        .toList();
    }

    /** The versions of a model that are served, newest first; empty where it is not served. */
    public List<String> versionsOf(String model) {
        Versions versions = served.get(model);
        return versions == null
                ? List.of()
                : versions.newestFirst().stream().map(ServedModel::version).toList();
    }

    /**
     * Calls something with a model's name whenever other versions of it are served than before, by the thread that loads or unloads them.
     */
    public void whenChanged(Consumer<String> watcher) {
        watchers.add(watcher);
    }

    /** The models that lie in the folders, by name. */
    public List<String> names() throws IOException {
        return folders.names();
    }

    /**
     * Loads the newest versions of a model that are there, as many as the options say, and drops those that are there no more.
     * A version that is served already and has not changed stays as it is.
     *
     * @return what is served now, newest first
     * @throws UnknownModelException when there is no such model
     * @throws ModelRefusedException when a version is refused; all that was served is served on, with what else is good
     * @throws IOException when a folder cannot be read; all that was served is served on
     */
    public List<ServedModel> load(String model)
            throws UnknownModelException, ModelRefusedException, IOException, InterruptedException {
        if (folders.versions(model).isEmpty()) {
            throw new UnknownModelException("model '" + model + "': no bundle of it is there");
        }
        synchronized (lockOf(model)) {
            Versions before = served.get(model);
            Loading loading = new Loading(model, before, loader, options, help);
            loading.read(folders.versions(model));
            loading.refusals().forEach((version, reason) -> listener.refused(model, version, reason));
            refusals.put(model, Map.copyOf(loading.refusals()));
            List<ServedModel> now = loading.served();
            List<ServedModel> old = before == null ? List.of() : before.newestFirst();
            without(now, old).forEach(listener::loaded); // first, so that nothing is scored by what nobody heard of
            replace(model, now.isEmpty() ? null : new Versions(now));
            watchers.forEach(watcher -> watcher.accept(model));
            without(old, now).forEach(listener::unloaded);
            if (!loading.refusals().isEmpty()) {
                throw new ModelRefusedException(loading.complaint());
            }
            return versions(model).newestFirst();
        }
    }

    /**
     * Unloads all versions of a model. Requests that began with one of them end as they would have.
     *
     * @throws UnknownModelException when none is served
     */
    public void unload(String model) throws UnknownModelException {
        versions(model);
        synchronized (lockOf(model)) {
            Versions before = versions(model);
            replace(model, null);
            watchers.forEach(watcher -> watcher.accept(model));
            before.newestFirst().forEach(listener::unloaded);
        }
    }

    /**
     * Every version that is served or lies in a folder: models by name, of each the newest first.
     *
     * @throws IOException when a folder cannot be read
     */
    public List<ModelState> index() throws IOException {
        Map<String, Map<String, ModelState>> all = new TreeMap<>();
        for (ServedModel model : served()) {
            states(all, model.name()).put(model.version(), new ModelState(model.name(), model.version(), true, ""));
        }
        for (String model : folders.names()) {
            Map<String, String> reasons = refusals.getOrDefault(model, Map.of());
            for (BundleFolder folder : folders.versions(model)) {
                String version = folder.version().orElse("");
                if (folder.version().isPresent() || states(all, model).isEmpty()) {
                    String reason = reasons.getOrDefault(version, "");
                    states(all, model).putIfAbsent(version, new ModelState(model, version, false, reason));
                }
            }
        }
        return all.values().stream().flatMap(states -> states.values().stream()).toList();
    }

    private static Map<String, ModelState> states(Map<String, Map<String, ModelState>> all, String model) {
        return all.computeIfAbsent(model, name -> new TreeMap<>(BundleFolder.OLDEST_FIRST.reversed()));
    }

    private Object lockOf(String model) {
        return locks.computeIfAbsent(model, name -> new Object());
    }

    private synchronized void replace(String model, @Nullable Versions versions) {
        Map<String, Versions> next = new TreeMap<>(served);
        if (versions == null) {
            next.remove(model);
        } else {
            next.put(model, versions);
        }
        served = Map.copyOf(next);
    }

    private static List<ServedModel> without(List<ServedModel> models, List<ServedModel> others) {
        List<ServedModel> left = new ArrayList<>(models);
        left.removeAll(others);
        return left;
    }
}
