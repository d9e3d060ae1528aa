/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.checks;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The form that our rules have: a class, and what is wrong with it. */
final class Rules {

    private Rules() {}

    /**
     * A rule on every class.
     *
     * @param who whom it binds, for the message
     * @param what what they should do, for the message
     * @param faults what a class does against it; each becomes a line that begins with the class's name
     */
    static ArchRule every(String who, String what, Function<JavaClass, Stream<String>> faults) {
        return ArchRuleDefinition.classes().should(new ArchCondition<>(what + " (every " + who + ")") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                faults.apply(item)
                        .distinct()
                        .forEach(
                                fault -> events.add(SimpleConditionEvent.violated(item, item.getName() + " " + fault)));
            }
        });
    }

    /** The accesses of a class to fields, methods and constructors, method references too, that are forbidden. */
    static Stream<String> accesses(JavaClass item, Predicate<JavaAccess<?>> forbidden) {
        return item.getAccessesFromSelf().stream()
                .filter(forbidden)
                .map(access -> "uses " + access.getTarget().getFullName() + " in line " + access.getLineNumber());
    }

    /** Whether an access is to one of the members {@code names} of a class. */
    static boolean isTo(JavaAccess<?> access, String owner, String... names) {
        return access.getTargetOwner().getName().equals(owner)
                && List.of(names).contains(access.getTarget().getName());
    }

    /** The lines in which {@code classes} break the rule; none when they hold to it. */
    static List<String> violations(ArchRule rule, JavaClasses classes) {
        return rule.evaluate(classes).getFailureReport().getDetails();
    }
}
