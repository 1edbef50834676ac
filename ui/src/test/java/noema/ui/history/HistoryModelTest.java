package noema.ui.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import noema.model.trace.Recipe;
import noema.ui.Sample;
import noema.ui.run.RunSnapshot;
import org.junit.jupiter.api.Test;

class HistoryModelTest {

    private static final RunSnapshot RUN = RunSnapshot.of(Sample.trace(2));

    private final Instant noon = Instant.parse("2026-01-01T12:00:00Z");
    private final HistoryModel history = new HistoryModel(() -> noon);

    @Test
    void newestFirstWithFirstWordsAndTime() {
        HistoryEntry old = history.add(RUN);
        HistoryEntry young = history.add(RUN);
        assertThat(history.entries()).containsExactly(young, old);
        assertThat(young.title()).isEqualTo("The cat saw a bird. The cat saw a bird.");
        assertThat(young.when()).isEqualTo(noon);
        assertThat(young.seconds()).isEqualTo(0.5);
    }

    @Test
    void titlesAreShortAndNeverEmpty() {
        assertThat(history.add(RunSnapshot.of(Sample.trace(9))).title())
                .hasSizeLessThan(84)
                .endsWith(" …");
        assertThat(history.add(RunSnapshot.begin(Recipe.of("", 1), "", "")).title())
                .isEqualTo("No words");
    }

    @Test
    void onlyTheLastFiftyAndThePinnedOnesStay() {
        HistoryEntry first = history.add(RUN);
        HistoryEntry second = history.add(RUN);
        history.pin(first.id(), true);
        for (int i = 0; i < 60; i++) {
            history.add(RUN);
        }
        assertThat(history.entries()).hasSize(51);
        assertThat(history.entries().getLast().id()).isEqualTo(first.id());
        assertThat(history.entries()).noneMatch(e -> e.id() == second.id());
        history.pin(first.id(), false);
        history.add(RUN);
        assertThat(history.entries()).hasSize(50).noneMatch(e -> e.id() == first.id());
    }

    @Test
    void theLastDeletedOneComesBackToItsPlace() {
        history.add(RUN);
        HistoryEntry middle = history.add(RUN);
        history.add(RUN);
        var before = List.copyOf(history.entries());
        history.delete(middle.id());
        assertThat(history.entries()).hasSize(2);
        history.undoDelete();
        assertThat(history.entries()).isEqualTo(before);
        history.undoDelete();
        assertThat(history.entries()).hasSize(3);
        history.delete(middle.id());
        history.forgetDeleted();
        history.undoDelete();
        assertThat(history.entries()).hasSize(2);
    }
}
