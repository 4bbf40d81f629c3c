// Package e2e holds tests of whole sites: what gloss build publishes is read back as a reader's programs read it.
//
// Two sites are built: the example, and an ugly one of testdata/ugly.txtar, with everything that strains a page. Links,
// annotations, quotes and feeds are checked by Go alone. Tests with the Nu HTML checker need Java and the npm package vnu-jar,
// those in a browser need Chromium, and axe-core from npm: they skip, saying so, where one isn't there, and fail instead where
// GLOSS_E2E=require. GLOSS_E2E_TOOLS names the folder in which the npm packages were installed; .ci/run installs them.
package e2e
