#include "verbs.hpp"

int main(int argc, char** argv) {
    CLI::App root{"OfferBox: a mock interviewer that runs on your own machine"};
    root.require_subcommand(1);
    root.set_version_flag("--version", OFFERBOX_VERSION);
    offerbox::cli::Session session;
    root.add_option("--content", session.content_directory,
                    "folder of the question bank (default: beside the program)");
    offerbox::cli::add_interview_verb(root, session);
    offerbox::cli::add_document_verbs(root, session);
    offerbox::cli::add_stored_verbs(root, session);
    offerbox::cli::add_report_verbs(root, session);
    offerbox::cli::add_serve_verb(root, session);
    offerbox::cli::add_bank_verb(root, session);
    offerbox::cli::add_score_verb(root, session);
    offerbox::cli::add_rate_verb(root, session);
    offerbox::cli::add_agreement_verb(root, session);
    offerbox::cli::add_index_verb(root, session);
    CLI11_PARSE(root, argc, argv);
    return session.exit_status;
}
