package io.saveplay.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.saveplay.event.CancellationEvent;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Nothing that an analyst writes becomes a class, so that there is nothing in it for anyone to run. */
final class NoClassTest {
    private static final int LOADS = 100;
    /** Until the JDK has linked what it links on first use, and has replaced its slow ways of reflection. */
    private static final int WARM_UP = 40;

    private static final Decider DECIDER = new Decider(Clock.systemUTC());

    /** A rule that no other load has: another name, another number, another pattern, another text. */
    private static void load(int edition) {
        Map<String, String> files = new HashMap<>(Shipped.read().files());
        files.put("signals/edited.drl", """
                /* Signal: changes with each load. */
                package signals;

                rule "edited/number-%1$d"
                  @title( "Edited" )
                  @guidance( "BO-1" )
                  @owner( "nobody" )
                when
                  $deal : Deal( meetings < %1$d || meetings == null, $id : id )
                  not Concern( text matches "never .{%1$d}", reason == $id )
                  Client( tenureMonths < %1$d + $deal.meetings() || tenureMonths == null )
                then
                  insert( new Signal( "edited-%1$d", "edition " + %1$d + " of " + $id ) );
                end
                """.formatted(edition));
        Ruleset ruleset = Shipped.load(RulesFolder.of(files));
        List<CancellationEvent> events = HostileRules.events();
        DECIDER.decide(ruleset, events.get(edition % events.size()), new Decider.Wish(true, false));
    }

    private static long classes() {
        return ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount();
    }

    @Test
    void aHundredRulesetsAddNoClassToTheProcess() {
        for (int i = 1; i <= WARM_UP; i++) {
            load(i);
        }
        long before = classes();
        for (int i = WARM_UP + 1; i <= WARM_UP + LOADS; i++) {
            load(i);
        }
        // The stock compiler would add more than a hundred classes for each of them.
        assertThat(classes() - before).isLessThan(LOADS / 10);
    }
}
