package noema.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import noema.model.trace.Edit;
import noema.model.trace.Trace;
import noema.model.trace.TraceEvent;
import noema.model.trace.TraceFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest {

    @TempDir Path folder;
    private Path file;
    private Trace trace;

    @BeforeEach
    void save() {
        file = folder.resolve("run.json.gz");
        Shell.Result told =
                Shell.atHome()
                        .run(
                                "generate",
                                "Tom had a ball.",
                                "--model",
                                TinyModel.path(),
                                "--precision",
                                "fp32",
                                "--sentences",
                                "2",
                                "--concept-steps",
                                "2",
                                "--edit",
                                "candidate:1:3",
                                "--trace",
                                file.toString());
        assertThat(told.code()).isZero();
        trace = TraceFile.read(file);
    }

    private Shell.Result verify(Trace other, String... more) {
        TraceFile.write(file, other);
        var args = new ArrayList<>(List.of("verify", file.toString()));
        args.addAll(List.of("--model", TinyModel.path()));
        args.addAll(List.of(more));
        return Shell.atHome().run(args.toArray(String[]::new));
    }

    private Trace with(List<TraceEvent> events) {
        return new Trace(trace.recipe(), trace.model(), trace.device(), events);
    }

    @Test
    void aRunComesOutAgainInThePrecisionItWasToldIn() {
        Shell.Result result = verify(trace);
        assertThat(result.err()).isEmpty();
        assertThat(result.out().strip()).isEqualTo("bit-equal");
        assertThat(result.code()).isZero();
    }

    @Test
    void theFirstDifferenceIsNamed() {
        var events = new ArrayList<>(trace.events());
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i) instanceof TraceEvent.ThoughtStep e && e.step() == 2) {
                float[] noisy = e.noisy().clone();
                noisy[0] = Math.nextUp(noisy[0]);
                events.set(
                        i,
                        new TraceEvent.ThoughtStep(
                                e.sentence(),
                                e.candidate(),
                                e.step(),
                                e.steps(),
                                e.level(),
                                noisy,
                                e.estimate(),
                                e.unconditional(),
                                e.conditional()));
            }
        }
        Shell.Result result = verify(with(events));
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out().strip())
                .isEqualTo("first difference: sentence 1, thought step (noisy), step 2");
    }

    @Test
    void anotherRecipeIsAnotherRun() {
        Trace other =
                new Trace(
                        trace.recipe().withEdits(List.of(new Edit.Candidate(0, 9))),
                        trace.model(),
                        trace.device(),
                        trace.events());
        Shell.Result result = verify(other);
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out())
                .startsWith("first difference: sentence 1, thought step (candidate");
    }

    @Test
    void anotherModelIsRefusedAndAnotherDeviceIsMentioned() {
        Shell.Result model =
                verify(new Trace(trace.recipe(), "beef", trace.device(), trace.events()));
        assertThat(model.code()).isEqualTo(1);
        assertThat(model.out()).isEmpty();
        assertThat(model.err()).contains("is of another model than").hasLineCount(1);

        Shell.Result device =
                verify(new Trace(trace.recipe(), trace.model(), "cuda:7 fp32", trace.events()));
        assertThat(device.err())
                .contains("computed on cuda:7 fp32 and this is", "last digits may differ.");
        assertThat(device.out().strip()).isEqualTo("bit-equal");
    }

    @Test
    void aStoppedRunCannotBeVerified() {
        var events = new ArrayList<>(trace.events().subList(0, 3));
        events.add(new TraceEvent.RunEnded(TraceEvent.End.CANCELLED, 1, 2, 0));
        Shell.Result result = verify(with(events));
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("was stopped before its end").hasLineCount(1);
    }
}
