"""Tests of the tables' arithmetic and of the attacks' builders."""

import random
import unittest

import agreement
import attacks
import items
import numpy


class Agreement(unittest.TestCase):
    def test_pearson_of_a_line_is_one_and_of_a_constant_zero(self):
        values = numpy.array([0.0, 0.5, 1.0])
        self.assertAlmostEqual(agreement.pearson(values, 3 * values + 1), 1)
        self.assertEqual(agreement.pearson(values, numpy.ones(3)), 0)

    def test_within_questions_does_not_see_differences_between_questions(self):
        human = numpy.array([0, 0.1, 0.2, 0.1, 0, 0.8, 0.9, 1, 0.9, 0.8])
        groups = ["a"] * 5 + ["b"] * 5
        scores = numpy.array([0.0] * 5 + [1.0] * 5)
        self.assertGreater(agreement.pearson(scores, human), 0.9)
        self.assertEqual(agreement.within_questions(scores, human, groups), 0)

    def test_partial_leaves_nothing_of_a_score_that_is_length(self):
        length = numpy.array([1.0, 2, 3, 4, 5, 6])
        human = numpy.array([0.1, 0.0, 0.5, 0.4, 0.9, 0.8])
        self.assertAlmostEqual(agreement.partial(2 * length, human, length), 0, places=6)

    def test_ties_share_their_rank(self):
        self.assertEqual(list(agreement.ranks(numpy.array([3.0, 1.0, 3.0]))), [1.5, 0, 1.5])

    def test_kappa_of_the_same_levels_is_one_and_punishes_distance(self):
        levels = numpy.array([1.0, 2, 3, 4, 5])
        self.assertAlmostEqual(agreement.weighted_kappa(levels, levels), 1)
        near = agreement.weighted_kappa(numpy.array([2.0, 2, 3, 4, 4]), levels)
        far = agreement.weighted_kappa(numpy.array([5.0, 2, 3, 4, 1]), levels)
        self.assertGreater(near, far)

    def test_affine_fit_forgives_scale_and_not_order(self):
        human = numpy.linspace(0, 1, 20)
        self.assertAlmostEqual(agreement.error_after_affine_fit(0.2 + human / 10, human), 0, places=6)
        self.assertGreater(agreement.error_after_affine_fit((human * 7) % 1, human), 0.2)


class Items(unittest.TestCase):
    def test_marks_and_blanks(self):
        self.assertEqual(items.human_of({"ratings": [5, 4, 3]}), 0.75)
        self.assertIsNone(items.human_of({"answer": "x"}))
        self.assertTrue(items.is_blank({"answer": " No submission. "}))
        self.assertFalse(items.is_blank({"answer": "No, it is empty."}))


class Attacks(unittest.TestCase):
    def test_negation_is_put_in_and_taken_away(self):
        self.assertEqual(attacks.negated("The path is closed."), "The path is not closed.")
        self.assertEqual(attacks.negated("It does not conduct. They don't touch."), "It does conduct. They do touch.")
        self.assertEqual(attacks.negated("The router drops the packet."), "The router does not drop the packet.")

    def test_padding_doubles_and_keeps_the_answer(self):
        answer = "The bulb stays on because it is still in a closed path."
        padded = attacks.padded(answer, random.Random(1))
        self.assertIn(answer, padded)
        self.assertGreaterEqual(len(padded.split()), 2 * len(answer.split()))
        self.assertLess(len(padded.split()), 2 * len(answer.split()) + 8)

    def test_speech_has_no_marks_and_all_words(self):
        spoken = attacks.as_speech("First, we measured. Then we cut 40% of it.", random.Random(3)).split()
        self.assertTrue({"first", "we", "measured", "40%", "it"} <= set(spoken))


if __name__ == "__main__":
    unittest.main()
