/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.entirespace.data.world.BaseRates;
import org.entirespace.data.world.Dial;
import org.entirespace.data.world.WorldOptions;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The settings of a synthetic world that several commands share. */
final class WorldSettings {

    private static final WorldOptions DEFAULTS = WorldOptions.defaults();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(names = "--impressions", description = "Impressions. Default: ${DEFAULT-VALUE}.")
    private long impressions = DEFAULTS.impressions();

    @Option(names = "--users", description = "Users. Default: ${DEFAULT-VALUE}.")
    private int users = DEFAULTS.users();

    @Option(names = "--items", description = "Items. Default: ${DEFAULT-VALUE}.")
    private int items = DEFAULTS.items();

    @Option(names = "--days", description = "Days. Default: ${DEFAULT-VALUE}.")
    private int days = DEFAULTS.days();

    @Option(
            names = "--follow-up",
            paramLabel = "DAYS",
            description = "Days on which events are logged after the last impression. Default: ${DEFAULT-VALUE}.")
    private int followUp = (int) DEFAULTS.followUp().toDays();

    @Option(
            names = "--rates",
            paramLabel = "NAME",
            description = {
                "Mean rates: hm3 as in HM3's largest data set, jd as in a log of JD, raised for experiments with few",
                "impressions. Default: ${DEFAULT-VALUE}."
            })
    private String rates = "hm3";

    @Option(
            names = "--dial",
            paramLabel = "NAME=VALUE",
            description = "Turns a dial of the world; may be given many times. The dials are listed below.")
    private Map<String, Double> dials = new LinkedHashMap<>();

    @Option(names = "--seed", description = "Seed of the world. Default: ${DEFAULT-VALUE}.")
    private long seed = DEFAULTS.seed();

    /** The world asked for; what cannot be is a mistake on the command line. */
    WorldOptions options() {
        try {
            WorldOptions options = DEFAULTS.withSeed(seed)
                    .withSizes(users, items, impressions)
                    .withDays(days)
                    .withFollowUp(Duration.ofDays(followUp))
                    .withRates(BaseRates.of(rates));
            for (Map.Entry<String, Double> dial : dials.entrySet()) {
                options = options.withDial(Dial.of(dial.getKey()), dial.getValue());
            }
            return options;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }
}
