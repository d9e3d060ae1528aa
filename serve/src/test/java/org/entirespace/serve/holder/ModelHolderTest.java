/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.holder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.entirespace.core.artifact.CorruptArtifactException;
import org.entirespace.model.bundle.BundleArchive;
import org.entirespace.model.scoring.BundleLoading;
import org.entirespace.model.scoring.ModelScorer;
import org.entirespace.model.scoring.ScoringLane;
import org.entirespace.serve.BadVersions;
import org.entirespace.serve.BadVersions.Bad;
import org.entirespace.serve.TinyModels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ModelHolderTest {

    @TempDir
    Path root;

    private final List<String> heard = new ArrayList<>();
    private int loads;

    private ModelHolder holder(int versions) throws IOException {
        return holder(versions, ModelFolders.of(List.of(root)));
    }

    private ModelHolder holder(int versions, ModelFolders folders) {
        BundleLoader loader = folder -> {
            loads++;
            return BundleLoading.load(folder, TinyModels.ENGINE);
        };
        return new ModelHolder(folders, loader, new HolderOptions(2, versions), new HolderListener() {
            @Override
            public void loaded(ServedModel model) {
                heard.add("loaded " + model);
            }

            @Override
            public void unloaded(ServedModel model) {
                heard.add("unloaded " + model);
            }

            @Override
            public void refused(String model, String version, String reason) {
                heard.add("refused " + model + " version " + version);
            }
        });
    }

    private Path version(String model, String version) {
        return root.resolve(model).resolve(version);
    }

    private static List<String> versions(List<ServedModel> models) {
        return models.stream().map(ServedModel::version).toList();
    }

    private static double ask(ModelHolder holder, String model) throws Exception {
        try (Lease lease = holder.lease(model)) {
            return ask(lease);
        }
    }

    private static double ask(Lease lease) throws Exception {
        lease.lane().rows().begin();
        lease.lane().rows().add();
        lease.lane().score();
        return lease.lane().probability(0, 0);
    }

    @Test
    void theNewestVersionsAreServedAndTheVeryNewestAnswers() throws Exception {
        for (String version : List.of("2", "10", "9", "1")) {
            TinyModels.write(version("shop", version), "shop", version.hashCode());
        }
        ModelHolder holder = holder(3);

        assertThat(versions(holder.load("shop"))).containsExactly("10", "9", "2");

        assertThat(holder.newest("shop").version()).isEqualTo("10");
        assertThat(holder.version("shop", "2").version()).isEqualTo("2");
        assertThatThrownBy(() -> holder.lease("shop", "1"))
                .isInstanceOf(UnknownModelException.class)
                .hasMessage("version '1' of model 'shop' is not served");
        assertThatThrownBy(() -> holder.lease("other")).hasMessage("model 'other' is not served");
        assertThatThrownBy(() -> holder.load("other"))
                .isInstanceOf(UnknownModelException.class)
                .hasMessage("model 'other': no bundle of it is there");
    }

    @Test
    void aZipFileIsABundleAsAFolderIs() throws Exception {
        Path bundle = root.resolve("work");
        TinyModels.write(bundle, "shop", 1);
        Path models = Files.createDirectories(root.resolve("models"));
        Files.createDirectory(models.resolve("versions"));
        for (String file : List.of("single.zip", "both.zip", "versions/3.zip", "versions/20.zip")) {
            BundleArchive.write(bundle, models.resolve(file));
        }
        Files.writeString(models.resolve("versions/notes.txt"), "no bundle");
        TinyModels.write(models.resolve("both/1"), "shop", 2);

        ModelHolder alone = holder(1, ModelFolders.of(List.of(models.resolve("single.zip"))));
        ModelHolder many = holder(2, ModelFolders.of(List.of(models)));

        assertThat(alone.load("shop").get(0).folder()).isEqualTo(models.resolve("single.zip"));
        assertThat(many.names()).containsExactly("both", "single", "versions");
        assertThat(versions(many.load("versions"))).containsExactly("20", "3");
        assertThat(versions(many.load("both"))).as("the folder comes first").containsExactly("1");
        many.load("single");
        double answer = ask(alone, "shop");
        assertThat(ask(many, "single")).isEqualTo(answer);
        assertThat(ask(many, "versions")).isEqualTo(answer);
        assertThat(ask(many, "both")).isNotEqualTo(answer);
    }

    @Test
    void aNameNeverLeavesTheFolders() throws Exception {
        TinyModels.write(root.resolve("outside").resolve("1"), "outside", 1);
        Path inside = Files.createDirectory(root.resolve("inside"));
        ModelHolder holder = holder(1, ModelFolders.of(List.of(inside)));

        for (String name : List.of(
                "../outside", "..", ".", "", "/", root.resolve("outside").toString())) {
            assertThatThrownBy(() -> holder.load(name)).isInstanceOf(UnknownModelException.class);
        }
    }

    @Test
    void aBundleOnItsOwnHasTheNameOfItsManifestAndAVersionOfItsContent() throws Exception {
        Path bundle = root.resolve("work");
        TinyModels.write(bundle, "shop", 1);
        ModelHolder holder = holder(1, ModelFolders.of(List.of(bundle)));
        ServedModel first = holder.load("shop").get(0);
        assertThat(first.version())
                .hasSize(12)
                .isEqualTo(first.manifest().seal().substring(0, 12));
        double before = ask(holder, "shop");

        TinyModels.write(bundle, "shop", 2);
        assertThat(ask(holder, "shop")).isEqualTo(before);
        ServedModel second = holder.load("shop").get(0);

        assertThat(second.version()).isNotEqualTo(first.version());
        assertThat(holder.served()).containsExactly(second);
        assertThat(ask(holder, "shop")).isNotEqualTo(before);
        assertThat(heard).containsExactly("loaded " + first, "loaded " + second, "unloaded " + first);
    }

    @Test
    void aBundleAmongModelsIsCalledLikeItsFolderWhateverItsManifestSays() throws Exception {
        TinyModels.write(root.resolve("one"), "shop", 1);
        TinyModels.write(root.resolve("other"), "shop", 2);
        ModelHolder holder = holder(1);
        assertThat(holder.names()).containsExactly("one", "other");

        for (String name : holder.names()) {
            ServedModel model = holder.load(name).get(0);
            assertThat(model.name()).isEqualTo(name);
            assertThat(model.version()).isEqualTo(model.manifest().seal().substring(0, 12));
        }
    }

    @Test
    void whatHasNotChangedIsNotReadAgain() throws Exception {
        TinyModels.write(version("shop", "1"), "shop", 1);
        ModelHolder holder = holder(2);
        ServedModel first = holder.load("shop").get(0);
        TinyModels.write(version("shop", "2"), "shop", 2);

        assertThat(holder.load("shop").get(1)).isSameAs(first);
        assertThat(loads).isEqualTo(2);
    }

    @Test
    void aVersionWhoseFolderIsGoneIsDroppedByTheNextLoad() throws Exception {
        TinyModels.write(version("shop", "1"), "shop", 1);
        TinyModels.write(version("shop", "2"), "shop", 2);
        ModelHolder holder = holder(2);
        holder.load("shop");
        Files.move(version("shop", "2"), root.resolve("elsewhere"));

        assertThat(versions(holder.load("shop"))).containsExactly("1");
    }

    @Test
    void aRequestEndsOnTheVersionThatItBeganWith() throws Exception {
        TinyModels.write(version("shop", "1"), "shop", 1);
        ModelHolder holder = holder(1);
        holder.load("shop");
        double first = ask(holder, "shop");
        TinyModels.write(version("shop", "2"), "shop", 2);

        try (Lease lease = holder.lease("shop")) {
            holder.load("shop");
            assertThat(ask(holder, "shop")).isNotEqualTo(first);
            holder.unload("shop");
            assertThat(lease.model().version()).isEqualTo("1");
            assertThat(lease.model().inUse()).isEqualTo(1);
            assertThat(ask(lease)).isEqualTo(first);
        }
        assertThatThrownBy(() -> holder.lease("shop")).isInstanceOf(UnknownModelException.class);
        assertThatThrownBy(() -> holder.unload("shop")).isInstanceOf(UnknownModelException.class);
    }

    @Test
    void lanesAreBorrowedAndNeverMade() throws Exception {
        TinyModels.write(version("shop", "1"), "shop", 1);
        ModelHolder holder = holder(1);
        holder.load("shop");
        Lease a = holder.lease("shop");
        Lease b = holder.lease("shop");
        Object one = a.lane();
        Object other = b.lane();
        assertThat(one).isNotSameAs(other);
        b.close();
        b.close(); // a second time changes nothing
        assertThat(a.model().inUse()).isEqualTo(1);
        a.close();
        for (int i = 0; i < 5; i++) {
            try (Lease lease = holder.lease("shop")) {
                assertThat(lease.lane()).isIn(one, other);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("org.entirespace.serve.BadVersions#all")
    void aBadVersionIsRefusedAndTheGoodOneGoesOn(Bad bad) throws Exception {
        TinyModels.write(version("shop", "1"), "shop", 1);
        ModelHolder holder = holder(1);
        holder.load("shop");
        double answer = ask(holder, "shop");
        bad.spoiling().write(version("shop", "2"));

        assertThatThrownBy(() -> holder.load("shop"))
                .isInstanceOf(ModelRefusedException.class)
                .hasMessageContainingAll("model 'shop': version '2' is refused: ", bad.reason(), "served: version 1");

        assertThat(ask(holder, "shop")).isEqualTo(answer);
        assertThat(versions(holder.served())).containsExactly("1");
        assertThat(heard).containsExactly("loaded shop version 1", "refused shop version 2");
        assertThat(holder.index())
                .extracting(ModelState::version, ModelState::ready)
                .containsExactly(tuple("2", false), tuple("1", true));
        assertThat(holder.index().get(0).reason()).contains(bad.reason());
    }

    @ParameterizedTest
    @MethodSource("org.entirespace.serve.BadVersions#all")
    void whatReplacesAGoodBundleInItsOwnFolderIsRefusedTheSameWay(Bad bad) throws Exception {
        Path bundle = root.resolve("bundle");
        TinyModels.write(bundle, "shop", 1);
        ModelHolder holder = holder(1, ModelFolders.of(List.of(bundle)));
        holder.load("shop");
        double answer = ask(holder, "shop");
        Files.move(bundle, root.resolve("before"));
        bad.spoiling().write(bundle);

        assertThatThrownBy(() -> holder.load("shop"))
                .isInstanceOf(ModelRefusedException.class)
                .hasMessageContainingAll("model 'shop': the bundle is refused: ", bad.reason());

        assertThat(ask(holder, "shop")).isEqualTo(answer);
    }

    @Test
    void anOlderVersionIsServedWhereTheNewestIsRefusedAtOnce() throws Exception {
        TinyModels.write(version("shop", "1"), "shop", 1);
        BadVersions.goldenOfAnother(version("shop", "2"));
        ModelHolder holder = holder(1);

        assertThatThrownBy(() -> holder.load("shop")).hasMessageContaining("served: version 1");

        assertThat(holder.newest("shop").version()).isEqualTo("1");
    }

    @Test
    void aModelOfOtherFieldsIsServedAfterTheOneBeforeItWasUnloaded() throws Exception {
        TinyModels.write(version("shop", "1"), "shop", 1);
        ModelHolder holder = holder(1);
        holder.load("shop");
        BadVersions.fewerFields(version("shop", "2"));
        holder.unload("shop");

        assertThat(versions(holder.load("shop"))).containsExactly("2");
    }

    @Test
    void quantitiesAreFoundByKeyAndByAlias() throws Exception {
        TinyModels.write(version("shop", "1"), "shop", 1);
        ModelHolder holder = holder(1);
        ServedModel model = holder.load("shop").get(0);

        assertThat(model.quantities().get(model.quantity("purchase|click")).key())
                .isEqualTo("purchase|click");
        assertThat(model.quantity("CVR")).isEqualTo(model.quantity("purchase|click"));
        assertThat(model.quantity("sale")).isEqualTo(-1);
        assertThat(model.aliases()).containsEntry("CTCVR", model.quantity("purchase"));
        assertThat(Map.copyOf(model.aliases())).hasSize(5);
    }

    @Test
    void twoBundlesOfOneNameAreNotServedSideBySide() throws Exception {
        TinyModels.write(root.resolve("a"), "shop", 1);
        TinyModels.write(root.resolve("b"), "shop", 2);

        assertThatThrownBy(() -> ModelFolders.of(List.of(root.resolve("a"), root.resolve("b"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("model 'shop' is also");
    }

    @Test
    void aBundleThatCannotBeReadAtTheBeginningIsTold() throws Exception {
        BadVersions.cut(root.resolve("a"), "manifest.json");

        assertThatThrownBy(() -> ModelFolders.of(List.of(root.resolve("a"))))
                .isInstanceOf(CorruptArtifactException.class);
    }

    /** More than one block of candidates, which idle threads share. */
    @Test
    void aLargeRequestIsScoredAsByOneThread() throws Exception {
        ScoringLane alone =
                new ModelScorer(TinyModels.write(root.resolve("shop/1"), "shop", 1), TinyModels.ENGINE).lane();
        ModelHolder holder = holder(1);
        holder.load("shop");
        for (int rows : new int[] {256, 257, 1_000}) {
            try (Lease lease = holder.lease("shop")) {
                for (ScoringLane lane : List.of(lease.lane(), alone)) {
                    lane.rows().begin();
                    for (int row = 0; row < rows; row++) {
                        lane.rows().add();
                        lane.rows().text(lane.rows().field("item"), row, "i" + row % 5);
                        lane.rows().number(lane.rows().field("price"), row, row / 10.0);
                    }
                }
                lease.score();
                alone.score();
                for (int q = 0; q < lease.model().quantities().size(); q++) {
                    for (int row = 0; row < rows; row++) {
                        assertThat(lease.lane().logOdds(q, row)).isEqualTo(alone.logOdds(q, row));
                    }
                }
            }
        }
    }
}
