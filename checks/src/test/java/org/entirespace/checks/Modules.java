/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.checks;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.lang.module.ModuleDescriptor;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rules on who may use whom: the table of modules, and which outside library lives where. */
final class Modules {

    /** What each module may use of ours. */
    static final Map<String, Set<String>> TABLE = Map.of(
            "core", Set.of(),
            "data", Set.of("core"),
            "model", Set.of("core"),
            "trees", Set.of("core", "model"),
            "train", Set.of("core", "data", "model", "trees"),
            "serve", Set.of("core", "model"),
            "spark", Set.of("core", "data", "model", "trees", "train"),
            "cli", Set.of("core", "data", "model", "trees", "train", "serve", "spark"));

    private Modules() {}

    /** The module of a package below {@code root}: the name that follows. */
    static String moduleOf(String root, String packageName) {
        String below = packageName.startsWith(root + ".") ? packageName.substring(root.length() + 1) : "";
        return below.split("\\.", 2)[0];
    }

    /** Every class lives in a module of the table and uses only modules that the table allows. */
    static ArchRule onlyModulesOfTheTable(String root) {
        return Rules.every("class", "use only modules that the table allows", item -> {
            String module = moduleOf(root, item.getPackageName());
            Set<String> allowed = TABLE.get(module);
            if (allowed == null) {
                return Stream.of("lives in '" + module + "', which is no module of the table");
            }
            return targets(item)
                    .filter(target -> target.getPackageName().startsWith(root + "."))
                    .filter(target -> {
                        String used = moduleOf(root, target.getPackageName());
                        return !used.equals(module) && !allowed.contains(used);
                    })
                    .map(target -> "uses " + target.getName() + "; '" + module + "' may use " + allowed);
        });
    }

    /** No two packages use each other, directly or in a circle. */
    static ArchRule noCycles(String root) {
        return SlicesRuleDefinition.slices().matching(root + ".(**)").should().beFreeOfCycles();
    }

    /** The core uses nothing but java.base and the annotations for nulls; so no JSON library either. */
    static ArchRule coreStandsAlone(String root) {
        Set<String> base = ModuleLayer.boot().findModule("java.base").orElseThrow().getDescriptor().exports().stream()
                .filter(exports -> !exports.isQualified())
                .map(ModuleDescriptor.Exports::source)
                .collect(Collectors.toSet());
        return Rules.every("class of core", "use only java.base and JSpecify", item -> {
            if (!moduleOf(root, item.getPackageName()).equals("core")) {
                return Stream.empty();
            }
            return targets(item)
                    .filter(target -> !target.isPrimitive())
                    .filter(target -> !target.getPackageName().startsWith(root + "."))
                    .filter(target -> !base.contains(target.getPackageName()))
                    .filter(target -> !target.getPackageName().equals("org.jspecify.annotations"))
                    .map(target -> "uses " + target.getName());
        });
    }

    /** In the core only the artifact package opens files or streams. */
    static ArchRule coreTouchesNoFiles(String root) {
        Set<String> harmless = Set.of(
                "java.io.Serializable", "java.io.IOException", "java.io.UncheckedIOException", "java.io.Closeable");
        return Rules.every("class of core", "leave files to the artifact package", item -> {
            if (!moduleOf(root, item.getPackageName()).equals("core")
                    || item.getPackageName().equals(root + ".core.artifact")) {
                return Stream.empty();
            }
            return targets(item)
                    .filter(target -> Stream.of("java.io", "java.nio.file", "java.nio.channels", "java.net")
                            .anyMatch(io -> isWithin(target.getPackageName(), io)))
                    .filter(target -> !harmless.contains(target.getName()))
                    .map(target -> "uses " + target.getName());
        });
    }

    /** A library is used in its home only; nothing else knows its names. */
    static ArchRule libraryLivesIn(String root, List<String> homes, String... library) {
        return Rules.every("class", "leave " + List.of(library) + " to " + homes, item -> {
            if (homes.stream().anyMatch(home -> isWithin(item.getPackageName(), root + "." + home))) {
                return Stream.empty();
            }
            return targets(item)
                    .filter(target -> Stream.of(library).anyMatch(name -> isWithin(target.getPackageName(), name)))
                    .map(target -> "uses " + target.getName());
        });
    }

    private static boolean isWithin(String packageName, String outer) {
        return packageName.equals(outer) || packageName.startsWith(outer + ".");
    }

    private static Stream<JavaClass> targets(JavaClass item) {
        return item.getDirectDependenciesFromSelf().stream()
                .map(Dependency::getTargetClass)
                .map(JavaClass::getBaseComponentType)
                .distinct();
    }
}
