/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.checks;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The code that the rules look at: the product's classes and sources, and the classes that break the rules on purpose. */
final class Scan {

    /** The root package of the product. */
    static final String PRODUCT = "org.entirespace";
    /** The root package of the classes that break the rules; below it, packages have the modules' names. */
    static final String BROKEN = "org.entirespace.checks.broken";

    private Scan() {}

    /** The classes of all modules, without tests, benchmarks, these checks, and what is made from a protocol's description. */
    static JavaClasses product() {
        return Holder.PRODUCT_CLASSES;
    }

    /** The classes that break the rules. */
    static JavaClasses broken() {
        return Holder.BROKEN_CLASSES;
    }

    private static final class Holder {
        static final JavaClasses PRODUCT_CLASSES = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(location -> !location.contains("/org/entirespace/checks/"))
                .withImportOption(location -> !location.contains("/org/entirespace/serve/grpc/wire/"))
                .importPackages(PRODUCT);
        static final JavaClasses BROKEN_CLASSES = new ClassFileImporter().importPackages(BROKEN);
    }

    /** The folder of the whole build, the nearest above the working folder whose {@code pom.xml} lists modules. */
    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("core/pom.xml"))) {
            Path parent = folder.getParent();
            if (parent == null) {
                throw new IllegalStateException(
                        "no folder with core/pom.xml above " + Path.of("").toAbsolutePath());
            }
            folder = parent;
        }
        return folder;
    }

    /** The modules of the table that this build has. */
    static List<String> modules() {
        return Modules.TABLE.keySet().stream()
                .filter(module -> Files.exists(root().resolve(module).resolve("pom.xml")))
                .toList();
    }
}
