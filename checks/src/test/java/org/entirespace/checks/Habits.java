/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.checks;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Rules on what no class does, whichever module it lives in. */
final class Habits {

    private static final List<String> BANNED_ENDINGS =
            List.of("Utils", "Util", "Helper", "Helpers", "Manager", "Impl", "Info");

    /** Types whose objects change, so that a final static field of them is state all the same. */
    private static final List<String> MUTABLE = List.of(
            "java.util.concurrent.atomic.AtomicInteger",
            "java.util.concurrent.atomic.AtomicLong",
            "java.util.concurrent.atomic.AtomicBoolean",
            "java.util.concurrent.atomic.AtomicReference",
            "java.util.concurrent.atomic.LongAdder",
            "java.util.concurrent.ConcurrentMap",
            "java.util.AbstractMap",
            "java.util.AbstractCollection",
            "java.lang.ThreadLocal",
            "java.lang.StringBuilder",
            "java.util.SplittableRandom");

    private Habits() {}

    /** Only the command line talks to people or ends the process; {@code except} are the programs of child processes. */
    static ArchRule onlyTheCommandLineTalks(String root, Set<String> except) {
        return Rules.every("class outside cli", "neither print nor exit", item -> {
            boolean mayTalk =
                    Modules.moduleOf(root, item.getPackageName()).equals("cli") || except.contains(item.getName());
            return mayTalk ? Stream.empty() : Rules.accesses(item, Habits::talks);
        });
    }

    private static boolean talks(JavaAccess<?> access) {
        return Rules.isTo(access, "java.lang.System", "out", "err", "in", "exit", "setOut", "setErr", "console")
                || Rules.isTo(access, "java.io.FileDescriptor", "out", "err", "in")
                || Rules.isTo(access, "java.lang.Runtime", "exit", "halt")
                || access.getTarget().getName().equals("printStackTrace");
    }

    /** Randomness and time are arguments; only the command line makes them. */
    static ArchRule randomnessAndTimeAreArguments(String root) {
        return Rules.every("class outside cli", "take seeds and clocks as arguments", item -> {
            boolean makesThem = Modules.moduleOf(root, item.getPackageName()).equals("cli");
            return makesThem
                    ? Stream.empty()
                    : Rules.accesses(item, access -> isChance(access) || isPresentTime(access));
        });
    }

    private static boolean isChance(JavaAccess<?> access) {
        boolean unseeded = parameters(access).isEmpty();
        return Rules.isTo(access, "java.util.Random", "<init>")
                || Rules.isTo(access, "java.security.SecureRandom", "<init>")
                || (unseeded && Rules.isTo(access, "java.util.SplittableRandom", "<init>"))
                || Rules.isTo(access, "java.lang.Math", "random")
                || Rules.isTo(access, "java.lang.StrictMath", "random")
                || Rules.isTo(access, "java.util.UUID", "randomUUID")
                || Rules.isTo(access, "java.util.concurrent.ThreadLocalRandom", "current")
                || (Rules.isTo(access, "java.util.Collections", "shuffle")
                        && parameters(access).size() == 1);
    }

    private static boolean isPresentTime(JavaAccess<?> access) {
        boolean now = access.getTargetOwner().getPackageName().startsWith("java.time")
                && access.getTarget().getName().equals("now")
                && !parameters(access).contains("java.time.Clock");
        return now
                || Rules.isTo(access, "java.lang.System", "currentTimeMillis", "nanoTime")
                || Rules.isTo(access, "java.time.Clock", "systemUTC", "systemDefaultZone", "system")
                || (Rules.isTo(access, "java.util.Date", "<init>")
                        && parameters(access).isEmpty());
    }

    private static List<String> parameters(JavaAccess<?> access) {
        String name = access.getTarget().getFullName();
        int open = name.indexOf('(');
        String list = open < 0 ? "" : name.substring(open + 1, name.lastIndexOf(')'));
        return list.isEmpty() ? List.of() : List.of(list.split(", "));
    }

    /** No file can choose which class is made of it. */
    static ArchRule nothingDeserialisesObjects() {
        return Rules.every(
                "class",
                "read data, not objects",
                item -> Stream.concat(
                        Rules.accesses(
                                item,
                                access -> Rules.isTo(access, "java.io.ObjectInputStream", "<init>")
                                        || Rules.isTo(access, "java.io.ObjectOutputStream", "<init>")
                                        || Rules.isTo(access, "java.beans.XMLDecoder", "<init>")
                                        || access.getTarget().getName().startsWith("activateDefaultTyping")
                                        || access.getTarget().getName().equals("polymorphicTypeValidator")),
                        namesClassesInJson(item)));
    }

    private static Stream<String> namesClassesInJson(JavaClass item) {
        return item
                .tryGetAnnotationOfType("com.fasterxml.jackson.annotation.JsonTypeInfo")
                .map(annotation -> String.valueOf(annotation.get("use").orElse("")))
                .filter(use -> use.contains("CLASS"))
                .map(use -> "names classes in JSON by @JsonTypeInfo")
                .stream();
    }

    /** No state is shared by everyone. */
    static ArchRule noStaticState() {
        return Rules.every(
                "class",
                "keep no state in static fields",
                item -> item.getFields().stream()
                        .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                        .filter(field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC))
                        .filter(field -> !field.getModifiers().contains(JavaModifier.FINAL)
                                || MUTABLE.stream().anyMatch(field.getRawType()::isAssignableTo)
                                || (field.getRawType().isArray()
                                        && !field.getModifiers().contains(JavaModifier.PRIVATE)))
                        .map(field -> "has static state " + field.getName()));
    }

    /** Every package says that it is free of nulls. */
    static ArchRule everyPackageIsNullMarked() {
        return Rules.every(
                "package",
                "be annotated with @NullMarked",
                item -> item.getPackage().isAnnotatedWith("org.jspecify.annotations.NullMarked")
                        ? Stream.empty()
                        : Stream.of("lives in " + item.getPackageName() + ", which is not @NullMarked"));
    }

    /** An exception's type says what went wrong. */
    static ArchRule noGenericExceptions() {
        List<String> generic =
                List.of("java.lang.Throwable", "java.lang.Exception", "java.lang.RuntimeException", "java.lang.Error");
        return Rules.every(
                "class",
                "throw exceptions that say what went wrong",
                item -> Rules.accesses(
                        item,
                        access -> access.getTarget().getName().equals("<init>")
                                && generic.contains(access.getTargetOwner().getName())
                                && !access.getOriginOwner().isAssignableTo(Throwable.class)));
    }

    /** A class is named for what it is. */
    static ArchRule noEmptyNames() {
        return Rules.every(
                "class",
                "be named for what it is",
                item -> BANNED_ENDINGS.stream()
                        .filter(ending -> item.getSimpleName().endsWith(ending))
                        .map(ending -> "ends in " + ending));
    }
}
