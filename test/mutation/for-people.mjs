/** What of the sources is tried by no mutant: sentences that only people read, in a log or in an error. Nothing is decided by them. */

const nameOf = ({ type, name, property }) => (type === 'Identifier' ? name : property?.name);
const isLog = ({ type, callee }) => type === 'CallExpression' && callee.type === 'MemberExpression' && nameOf(callee.object) === 'log';

const forPeople = {
  shouldIgnore({ node, parent, listKey }) {
    if (isLog(node) || (node.type === 'ExpressionStatement' && isLog(node.expression))) return 'words in a log';
    if (listKey !== 'arguments') return undefined;
    if (parent.type === 'NewExpression' && /Error$|^Unreadable$/.test(nameOf(parent.callee)) && /^(String|Template)Literal$/.test(node.type)) return 'the sentence of an error';
    return undefined;
  },
};

export const strykerPlugins = [{ kind: 'Ignore', name: 'for-people', value: forPeople }];
