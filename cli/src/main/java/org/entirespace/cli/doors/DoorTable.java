/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli.doors;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.entirespace.core.artifact.CorruptArtifactException;
import org.entirespace.model.bundle.GoldenRequest;
import org.entirespace.model.scoring.Agreement;

/** Asks doors a model's golden requests one after the other, tells how far each is off, and remembers those that are too far. */
public final class DoorTable {

    private final Path model;
    private final List<GoldenRequest> golden;
    private final Consumer<String> out;
    private final List<String> off = new ArrayList<>(); // names of doors
    private String worst = ""; // of the first that is off
    private int asked;

    /**
     * A table without doors yet.
     *
     * @param model where the model lies, for complaints
     * @param out takes each line as soon as it is known
     */
    public DoorTable(Path model, List<GoldenRequest> golden, Consumer<String> out) {
        this.model = model;
        this.golden = List.copyOf(golden);
        this.out = out;
        out.accept(line("door", "candidates", "largest difference", "of a rare one", "limit"));
    }

    private static String line(String door, String candidates, String difference, String rare, String limit) {
        return String.format(Locale.ROOT, "%-44s %10s %18s %14s %6s", door, candidates, difference, rare, limit);
    }

    /** Opens a door, asks it, and closes it; one that is not there is told with the reason. */
    public void ask(DoorKind kind, AskedModel asked) throws IOException, InterruptedException {
        try (OpenDoor door = kind.open(asked)) {
            ask(door, kind.most());
        } catch (AbsentDoorException e) {
            out.accept(String.format(
                    Locale.ROOT, "%-44s does not apply: %s", kind.name().toLowerCase(Locale.ROOT), e.getMessage()));
        }
    }

    /**
     * Asks an open door.
     *
     * @param most the most that a probability may be off
     * @throws IOException when it does not answer
     */
    public void ask(OpenDoor door, double most) throws IOException {
        Agreement found;
        try {
            found = Agreement.of(door.door(), golden);
        } catch (IOException e) {
            throw new IOException("no answer by the " + door.name() + ": " + e.getMessage(), e);
        }
        asked++;
        out.accept(line(
                door.name(),
                String.valueOf(found.candidates()),
                String.format(Locale.ROOT, "%.1e", found.difference()),
                String.format(Locale.ROOT, "%.1e %%", 100 * Math.expm1(found.ratio())),
                String.format(Locale.ROOT, "%.0e", most)));
        if (!found.isWithin(most)) {
            worst = off.isEmpty() ? found.worst() : worst;
            off.add(door.name());
        }
    }

    /**
     * Checks that doors were asked, and that none was off.
     *
     * @throws CorruptArtifactException when one was
     * @throws IllegalArgumentException when none was asked, since none applies
     */
    public void requireAgreement() throws CorruptArtifactException {
        if (asked == 0) {
            throw new IllegalArgumentException(model + ": no door that was to be asked applies to this model");
        }
        if (!off.isEmpty()) {
            String others = off.size() == 1 ? "" : "; off as well: " + String.join("; ", off.subList(1, off.size()));
            throw new CorruptArtifactException(
                    model, "answers to golden requests, by the " + off.get(0), "those written down", worst + others);
        }
    }
}
