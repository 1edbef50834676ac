package noema.model.render;

import java.util.ArrayList;
import java.util.List;
import noema.model.concept.ModelConfig;
import noema.model.tensor.Parameter;
import noema.model.tensor.TorchModule;

/// Concept → sentence: masked discrete diffusion over the tokens, conditioned on a concept at any noise level.
public final class TextRenderer {

    /// TorchScript source.
    public static final String SOURCE = TorchModule.source(TextRenderer.class, "text.py");

    private TextRenderer() {}

    /// Weights (the token embedding is the encoder's).
    public static List<Parameter> parameters(ModelConfig c) {
        var all = new ArrayList<Parameter>();
        int features = 64;
        all.addAll(Parameter.affine("render.concept", c.width(), c.slotSize()));
        all.add(Parameter.normal("render.slots", 0.05, c.slots(), c.width()));
        all.add(Parameter.normal("render.before", 0.05, c.before() , c.slots(), c.width()));
        all.addAll(Parameter.affine("render.level", c.width(), features));
        all.addAll(Parameter.norm("render.memory", c.width()));
        all.add(Parameter.normal("render.positions", 0.05, c.maxTokens(), c.width()));
        for (int i = 0; i < c.renderLayers(); i++) {
            all.addAll(Parameter.block("render.block" + i, c.width(), c.hidden(), c.width(), c.renderLayers()));
        }
        all.addAll(Parameter.norm("render.norm", c.width()));
        all.addAll(Parameter.affine("length.up", c.width(), c.conceptSize()));
        all.addAll(Parameter.affine("length.level", c.width(), features));
        all.addAll(Parameter.affine("length.down", c.maxTokens() + 1, c.width()));
        all.addAll(Parameter.affine("bag.up", c.width(), c.conceptSize()));
        all.addAll(Parameter.affine("bag.level", c.width(), features));
        all.addAll(Parameter.norm("bag.norm", c.width()));
        return all;
    }
}
